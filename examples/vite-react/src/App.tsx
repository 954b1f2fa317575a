import { AppProvider, ReactFlowProvider, WorkflowExecutionViewer, WorkflowExecutionViewerDialog } from 'perdure/ui';
import { useState } from 'react';
import { type PlacedOrder, placeOrder } from './place-order.ts';
import { warehousePlugin } from './warehouse-plugin.tsx';

// outside the component: the same array from render to render
const plugins = [warehousePlugin];

export function App() {
  const [order, setOrder] = useState<PlacedOrder | null>(null);
  const [large, setLarge] = useState(false);
  return (
    <AppProvider workflowPlugins={plugins}>
      <h1>Shop</h1>
      <button type="button" onClick={async () => setOrder(await placeOrder('Tea'))}>
        Place order
      </button>
      {order && (
        <>
          <button type="button" onClick={() => setLarge(true)}>
            Enlarge
          </button>
          <ReactFlowProvider>
            <WorkflowExecutionViewer executionId={order.executionId} workflowId={order.workflowId} height="560px" />
          </ReactFlowProvider>
          {large && (
            <WorkflowExecutionViewerDialog executionId={order.executionId} workflowId={order.workflowId} onClose={() => setLarge(false)} />
          )}
        </>
      )}
    </AppProvider>
  );
}
