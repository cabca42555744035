// What may be asked for one paper: within the tokens of the day, and its answers of the day.
import { book, giveBack, settle } from '../../store/spending.ts';
import { countAnswer, discountAnswer } from '../../store/summary-answers.ts';
import type { SummaryTask } from '../../store/summary-tasks.ts';
import type { Purse } from '../../summary/trusted.ts';
import type { Collector } from '../collect/collect.ts';

export interface TaskPurse extends Purse {
  /** Why nothing was booked, when it was asked for last. */
  readonly refusal: () => 'spent' | 'asked-enough';
}

/** Both are written down before the request, so that a process that is killed has spent rather too much than too little. */
export function createPurse({ store, config, now }: Collector, task: SummaryTask): TaskPurse {
  let refusal: ReturnType<TaskPurse['refusal']> = 'spent';
  return {
    refusal: () => refusal,
    async book(estimate) {
      const at = now();
      if (!(await countAnswer(store, task, at))) {
        refusal = 'asked-enough';
        return null;
      }
      const booking = await book(store, estimate, { budget: config.LLM_DAILY_TOKENS, now: at });
      if (!booking) {
        refusal = 'spent';
        await discountAnswer(store, task, at);
        return null;
      }
      return {
        settle: (tokens) => settle(store, booking, tokens),
        async cancel(mayCost) {
          await discountAnswer(store, task, at);
          if (!mayCost) await giveBack(store, booking);
        },
      };
    },
  };
}
