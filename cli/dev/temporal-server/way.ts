/** Tells a person what goes on: whole lines, and what replaces itself while something takes its time. */
export interface Report {
  line(text: string): void;
  progress(text: string): void;
}

export type WayOutcome =
  | { path: string }
  /** `notable`: something was tried and went wrong, so a person should see it even when another way works */
  | { reason: string; notable: boolean };

/** One way to come by a `temporal` command. */
export interface Way {
  /** what a person may do so that this way works, for the message that names all of them */
  wayOut: string;
  /** takes seconds or minutes, so the reasons why the quick ways failed are told first */
  slow: boolean;
  find(report: Report): Promise<WayOutcome>;
}
