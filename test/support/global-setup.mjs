// Plain JavaScript, because Jest loads it before its transforms stand; the rest of it is TypeScript, by jiti.
import { createJiti } from 'jiti';

export default async function globalSetup() {
  const { startTestServices } = await createJiti(import.meta.url).import('./test-services.ts');
  const services = await startTestServices();
  process.env.TEST_SERVICES_URL = services.url;
  globalThis.perdureTestServices = services;
}
