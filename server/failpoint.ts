/** Named places at which a fault test may stop, kill or delay a process. */
export type FailpointName =
  | 'trigger.afterCommit'
  | 'dispatch.afterLease'
  | 'dispatch.afterStart'
  | 'command.afterDelivery'
  | 'reconcile.beforeWrite'
  | 'step.beforeReport';

/**
 * Does nothing unless the environment's `PERDURE_FAILPOINTS` (`name=action,…`) lists the name: `exit` kills the process on
 * the spot, `throw` throws, a number waits so many ms. For tests only.
 */
export async function failpoint(name: FailpointName): Promise<void> {
  const list = process.env.PERDURE_FAILPOINTS;
  if (list === undefined || list === '') {
    return;
  }
  const action = new Map(list.split(',').map((item) => item.trim().split('=', 2) as [string, string])).get(name);
  if (action === 'exit') {
    process.stderr.write(`failpoint ${name} hit\n`);
    process.kill(process.pid, 'SIGKILL');
  } else if (action === 'throw') {
    throw new Error(`failpoint ${name}`);
  } else if (action !== undefined) {
    process.stderr.write(`failpoint ${name} hit\n`);
    await new Promise((resolve) => setTimeout(resolve, Number(action)));
  }
}
