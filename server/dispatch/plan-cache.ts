import type { Plan } from '../../common/graph/plan.ts';

/** Compiled plans by immutable version and trigger, the most recently used ones. A failure is not kept. */
export class PlanCache {
  private readonly plans = new Map<string, Promise<Plan>>();
  private readonly capacity: number;

  constructor(capacity = 50) {
    this.capacity = capacity;
  }

  get(key: string, compile: () => Promise<Plan>): Promise<Plan> {
    const known = this.plans.get(key);
    const plan = known ?? compile();
    this.plans.delete(key);
    this.plans.set(key, plan);
    if (known === undefined) {
      plan.catch(() => this.plans.delete(key));
    }
    for (const oldest of this.plans.keys()) {
      if (this.plans.size <= this.capacity) {
        break;
      }
      this.plans.delete(oldest);
    }
    return plan;
  }
}
