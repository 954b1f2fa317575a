// src/app/(secure)/layout.tsx
import { AppProvider } from 'perdure/ui';
import { myClientPlugin } from '@/lib/workflow/plugins/my-integration/client';

export default function Layout({ children }) {
  return (
    <AppProvider
      // ... other props
      workflowPlugins={[myClientPlugin]}
    >
      {children}
    </AppProvider>
  );
}
