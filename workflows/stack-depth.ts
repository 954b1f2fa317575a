/**
 * The SDK takes a stack trace of every promise that a workflow makes, each frame of it looked up in the source map. Three
 * frames say where an error of ours arose; ten cost more than the interpretation itself.
 */
(Error as { stackTraceLimit?: number }).stackTraceLimit = 3;
