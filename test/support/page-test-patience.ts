// For tests with a document: what is waited for comes when it comes, on a busy machine later than the second that is the default.
if ('document' in globalThis) {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 30_000 });
}

export {};
