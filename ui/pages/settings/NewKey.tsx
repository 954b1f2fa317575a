import type { ApiKey } from '../../../common/access/api-key.ts';
import { Button } from '../../parts/Button.tsx';
import { CodeBlock } from '../parts/CodeBlock.tsx';

/** The only time that a key is shown. */
export function NewKey({ made, onDone }: { made: ApiKey & { key: string }; onDone(): void }) {
  return (
    <div className="pd-new-key" role="status">
      <CodeBlock label={`Key ${made.name}: copy it now, it is not shown again`} text={made.key} />
      <Button small onClick={onDone}>
        I have copied it
      </Button>
    </div>
  );
}
