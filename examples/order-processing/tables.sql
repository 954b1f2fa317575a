-- The shop's own tables, in a schema of their own so that they never meet tables of yours.
create schema if not exists perdure_example;

create table if not exists perdure_example.customers (
  id text primary key,
  name text not null,
  phone text not null
);

create table if not exists perdure_example.orders (
  id uuid primary key default gen_random_uuid(),
  customer_id text not null references perdure_example.customers (id),
  total_amount numeric(12, 2) not null check (total_amount > 0),
  packing_time text not null default '2s',
  status text not null default 'new',
  execution_id uuid,
  shipping text,
  reservation_id text,
  payment_id text,
  message_id text,
  placed_at timestamptz not null default now(),
  completed_at timestamptz
);

insert into perdure_example.customers (id, name, phone) values
  ('c-1', 'Ada', '+15550100001'),
  ('c-2', 'Grace', '+15550100002')
on conflict (id) do nothing;
