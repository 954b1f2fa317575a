-- Unqualified names land in the schema that the runner puts first on the search path.

create table workflows (
  id uuid primary key,
  user_name text not null,
  visibility text not null default 'private' check (visibility in ('private', 'shared')),
  execution_visibility text not null default 'private' check (execution_visibility in ('private', 'shared')),
  name text not null,
  description text not null default '',
  draft json not null,
  revision integer not null default 1,
  published_version integer,
  enabled boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- soft, so that executions stay readable
  deleted_at timestamptz
);
create index workflows_by_user on workflows (user_name, created_at desc, id desc) where deleted_at is null;
create index workflows_by_age on workflows (created_at desc, id desc) where deleted_at is null;

create table workflow_versions (
  workflow_id uuid not null references workflows (id),
  version integer not null,
  name text not null,
  graph json not null,
  published_at timestamptz not null default now(),
  published_by text not null,
  primary key (workflow_id, version)
);

create table integrations (
  id uuid primary key,
  user_name text not null,
  shared boolean not null default false,
  type text not null,
  name text not null,
  -- sealed: wrapped data key, nonces, tags, ciphertext
  config json not null,
  config_keys text[] not null default '{}',
  key_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index integrations_by_user on integrations (user_name, created_at desc, id desc);

create table api_keys (
  id uuid primary key,
  user_name text not null,
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create index api_keys_by_user on api_keys (user_name, created_at desc, id desc);
