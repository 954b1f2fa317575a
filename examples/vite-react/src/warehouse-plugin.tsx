import type { WorkflowClientPlugin } from 'perdure/ui';

function Parcel({ size = 24, className }: { size?: number | string; className?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className={className} data-icon="parcel" aria-hidden="true">
      <path d="M3 7h18v13H3zM3 7l3-4h12l3 4M12 3v8" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export const warehousePlugin: WorkflowClientPlugin = {
  integration: {
    type: 'warehouse',
    label: 'Warehouse',
    icon: Parcel,
    formFields: [],
    actions: [
      {
        slug: 'pack',
        label: 'Pack an order',
        description: 'Puts an order into a parcel',
        category: 'Warehouse',
        configFields: [{ key: 'orderId', label: 'Order', type: 'template-input', required: true }],
        outputFields: [{ field: 'parcel', description: 'Number of the parcel' }],
      },
    ],
  },
};
