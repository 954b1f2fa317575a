/** A word of a sentence, or a node that it names. */
export type SentencePart = string | { nodeId: string; label: string };

/** Why a node is as it is. */
export interface Explanation {
  /** one state sentence, or two */
  headline: string;
  /** why it ran, waits or was passed over; no parts when there is nothing to add */
  why: { parts: SentencePart[] };
}
