/** Keys of an action's config that the engine reads itself; they are no templates and reach the step as they are. */
export const ENGINE_KEYS: ReadonlySet<string> = new Set(['actionType', 'integrationId']);
