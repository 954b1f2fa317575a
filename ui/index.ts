'use client';

// The subpath `perdure/ui`: React components. Import `perdure/ui/styles.css` once beside them.
export { ReactFlowProvider } from '@xyflow/react';
export type { IconComponent } from './icons/icon-component.ts';
export type { ClientAction, ClientField, WorkflowClientPlugin } from './plugin/workflow-client-plugin.ts';
export { AppProvider, type AppProviderProps } from './provider/AppProvider.tsx';
export type { Theme } from './provider/theme.ts';
export { WorkflowExecutionViewer } from './viewer/WorkflowExecutionViewer.tsx';
export { WorkflowExecutionViewerDialog, type WorkflowExecutionViewerDialogProps } from './viewer/WorkflowExecutionViewerDialog.tsx';
export type { WorkflowExecutionViewerProps } from './viewer/workflow-execution-viewer-props.ts';
