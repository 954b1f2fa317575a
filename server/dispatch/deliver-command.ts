import { errorMessage } from '../../common/errors/error-message.ts';
import { deferCommand } from '../../db/statements/defer-command.ts';
import type { LeasedCommand } from '../../db/statements/lease-commands.ts';
import { markDelivered } from '../../db/statements/mark-delivered.ts';
import { failpoint } from '../failpoint.ts';
import { describeTemporalError } from '../temporal/describe-temporal-error.ts';
import { backoff } from './backoff.ts';
import type { DispatchDeps } from './dispatch-execution.ts';

/** Brings one leased command to the Temporal workflow it is for. A command for an execution that has ended is done. */
export async function deliverCommand({ database, gateway, settings, log }: DispatchDeps, command: LeasedCommand): Promise<void> {
  const { id, executionId, kind, attempts } = command;
  const again = (why: string) =>
    deferCommand(database.client, id, backoff(attempts, settings.maximumBackoffMs ?? 5_000), why.slice(0, 4_096));
  if (command.ended || command.temporalId === null) {
    await markDelivered(database.client, id);
    return;
  }
  if (kind !== 'cancel') {
    // A newer release wrote it; a worker of that release will take it.
    await again(`This worker does not know commands of kind ${kind}.`);
    return;
  }
  try {
    const answer = await gateway.cancel(command.temporalId);
    await failpoint('command.afterDelivery');
    if (answer === 'gone') {
      // Ended or lost in Temporal while PostgreSQL does not know yet: the reconciler's affair, after which this command is done.
      await again('Temporal does not know a running execution of this id.');
      return;
    }
  } catch (error) {
    log[attempts === 1 ? 'warn' : 'debug']({ err: error, executionId, attempts }, `a command is not delivered yet: ${errorMessage(error)}`);
    await again(describeTemporalError(error));
    return;
  }
  await markDelivered(database.client, id);
}
