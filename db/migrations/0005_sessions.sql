-- Of tokens only the SHA-256 is kept: whoever reads these tables cannot sign in with what stands there.

create table sessions (
  token_hash bytea primary key,
  user_name text not null,
  display_name text,
  scopes text[] not null,
  -- null for one that a sign-in link began; a revoked key takes its sessions along
  api_key_id uuid references api_keys (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz not null default now()
);
create index sessions_by_api_key on sessions (api_key_id);
create index sessions_by_expiry on sessions (expires_at);

-- One row per sign-in link that was not used yet.
create table login_tokens (
  token_hash bytea primary key,
  user_name text not null,
  display_name text,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
