export { default } from '@/lib/server/init/server-config';
