/** How many executions were triggered in each stretch of time, and what became of them. Times are ISO 8601. */
export interface ExecutionActivity {
  from: string;
  /** the end of the bucket that holds the present */
  to: string;
  bucketSeconds: number;
  /** oldest first, empty ones too; `at` is where one begins */
  buckets: { at: string; success: number; error: number; open: number }[];
}
