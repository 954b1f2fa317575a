export async function doSomething(message: unknown, userId: unknown) {
  return { message, userId, at: new Date().toISOString() };
}
