/** A template that cannot be read; `column` counts from 1. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly column: number;

  constructor(message: string, offset: number) {
    super(message);
    this.column = offset + 1;
  }
}

export function isTemplateError(error: unknown): error is TemplateError {
  return typeof error === 'object' && error !== null && (error as { name?: unknown }).name === 'TemplateError';
}
