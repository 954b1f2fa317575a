import type { ServerConfig } from 'perdure/types';

const serverConfig: ServerConfig = {
  workflowPlugins: [
    {
      stepImporters: [{ actionId: 'bench/noop', importer: { stepFunction: async () => null } }],
      definition: { type: 'bench', label: 'Bench', formFields: [], actions: [{ slug: 'noop', label: 'No-op', configFields: [] }] },
    },
  ],
};

export default serverConfig;
