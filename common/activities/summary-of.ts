/** The longest summary that Temporal's UI shows, in characters. */
const SUMMARY_LENGTH = 100;

/** A text as the summary of an activity, a timer or a workflow in Temporal's UI: one line, cut to what is shown there. */
export function summaryOf(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, SUMMARY_LENGTH);
}
