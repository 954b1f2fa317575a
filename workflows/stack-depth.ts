/**
 * The SDK takes a stack trace of every promise that a workflow makes and looks each frame up in the source map. Three frames
 * say where an error of ours arose, and are fewer to look up than the ten of the default.
 */
(Error as { stackTraceLimit?: number }).stackTraceLimit = 3;
