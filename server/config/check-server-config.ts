import { checkShape } from './check-shape.ts';
import { configShape } from './config-shape.ts';
import type { ServerConfig } from './server-config.ts';

/** Throws `CONFIG_INVALID` naming every wrong place; returns a warning for each key that no release knows. */
export function checkServerConfig(value: unknown): { config: ServerConfig; warnings: string[] } {
  checkShape(configShape, value, '');
  const config = value as ServerConfig;
  const known = Object.keys(configShape.shape);
  const warnings = Object.keys(config)
    .filter((key) => !known.includes(key))
    .map((key) => `The configuration has a key ${JSON.stringify(key)} that Perdure does not know; it knows ${known.join(', ')}.`);
  return { config, warnings };
}
