import { describe, expect, test } from '@jest/globals';
import { createAddressPolicy } from '../../server/fetch/address-policy.ts';

const INTERNAL =
  `127.0.0.1 127.1.2.3 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
  100.127.255.255 192.0.0.1 192.0.2.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
  192.88.99.1 ::1 :: ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a9fe:a9fe
  64:ff9b:1::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2001:0:7f00:1:: 2001:db8::1 2001:10::1 2001:20::1 2001:2::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1
  ff02::1 100::1 5f00::1 3fff::1 4000::1 8000::1 e000::1`.split(/\s+/);

describe('the address policy', () => {
  const policy = createAddressPolicy({});

  test.each(INTERNAL)('refuses %s', (address) => {
    expect(policy.allowsAddress(address)).toBe(false);
  });

  test.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '169.253.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
    '::ffff:8.8.8.8',
  ])('allows %s', (address) => {
    expect(policy.allowsAddress(address)).toBe(true);
  });

  test.each(['', 'localhost', '127.0.0.1:80', '[::1]', '8.8.8.8/32'])('refuses what is no address: %p', (text) => {
    expect(policy.allowsAddress(text)).toBe(false);
  });

  test('allows the CIDRs of the operator, mapped addresses included, and no others', () => {
    const opened = createAddressPolicy({ allowCidrs: ['10.20.0.0/16', 'fd00:1::/32'] });
    expect(['10.20.3.4', '::ffff:10.20.3.4', 'fd00:1::9'].every(opened.allowsAddress)).toBe(true);
    expect(['10.21.0.1', 'fd00:2::9', '127.0.0.1'].some(opened.allowsAddress)).toBe(false);
  });

  test('allows the hosts of the operator, with the port where one was named', () => {
    const opened = createAddressPolicy({ allowHosts: ['billing.internal', 'Cache.internal:6000'] });
    expect(opened.allowsHost('Billing.internal', 1234)).toBe(true);
    expect(opened.allowsHost('cache.internal', 6000)).toBe(true);
    expect(opened.allowsHost('cache.internal', 6001)).toBe(false);
    expect(opened.allowsHost('x.billing.internal', 80)).toBe(false);
  });
});
