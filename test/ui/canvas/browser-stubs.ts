/** What React Flow asks of a browser and jsdom lacks. The pane is 1000 × 700. */
export function stubBrowser(): void {
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  globalThis.DOMMatrixReadOnly = class {
    m22 = 1;
  } as unknown as typeof DOMMatrixReadOnly;
  globalThis.CSS = { escape: (text: string) => text } as unknown as typeof CSS;
  // for plain data, which is all that is copied here
  globalThis.structuredClone ??= <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { configurable: true, get: () => 1000 },
    offsetHeight: { configurable: true, get: () => 700 },
  });
}
