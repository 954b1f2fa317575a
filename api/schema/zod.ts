import { z } from 'zod';

// Without it zod compiles its schemas by `new Function`. It counts when a schema is made, so every schema of the API takes
// its `z` from here.
z.config({ jitless: true });

export { z };
