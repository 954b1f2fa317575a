import type { DataSource } from 'perdure/common';

/** A row of `customers`. */
export interface Customer {
  id: string;
  name: string;
  phone: string;
}

export const CustomerDS: DataSource<Customer> = {
  id: 'Customers',
  label: 'Customers',
  table: 'perdure_example.customers',
  primaryKey: ['id'],
  attributes: [
    { code: 'id', name: 'Id', type: 'text', required: true },
    { code: 'name', name: 'Name', type: 'text', required: true },
    { code: 'phone', name: 'Phone', type: 'text', required: true },
  ],
};
