import { describe, expect, test } from 'vitest';
import { createThrottle } from '../../src/accounts/throttle.ts';
import { TooBusyError } from '../../src/errors.ts';

describe('the throttle of log-ins', () => {
  const failing = () => {
    const clock = { now: 0 };
    const throttle = createThrottle(() => clock.now);
    const fail = (user: string, address: string, times: number) => {
      for (let i = 0; i < times; i++) throttle.fail(user, address);
    };
    return { clock, throttle, fail };
  };

  test('stops a user at one address after ten failures, for what is left of five minutes', () => {
    const { clock, throttle, fail } = failing();
    fail('anna', '10.0.0.1', 9);
    throttle.check('anna', '10.0.0.1');
    fail('anna', '10.0.0.1', 1);
    clock.now = 60_000;
    const refusal = () => throttle.check('anna', '10.0.0.1');
    expect(refusal).toThrow(TooBusyError);
    expect(refusal).toThrow('Too many failed log-ins. Try again in 240 s.');
    clock.now = 300_000;
    expect(refusal).not.toThrow();
  });

  test('lets the same user in from elsewhere, until fifty failures in all', () => {
    const { throttle, fail } = failing();
    fail('anna', '10.0.0.1', 10);
    expect(() => throttle.check('anna', '10.0.0.2')).not.toThrow();
    for (let host = 2; host <= 5; host++) fail('anna', `10.0.0.${host}`, 10);
    expect(() => throttle.check('anna', '10.0.0.9')).toThrow(TooBusyError);
  });

  test('stops an address that tries many names', () => {
    const { throttle, fail } = failing();
    for (let user = 0; user < 100; user++) fail(`user${user}`, '10.0.0.1', 1);
    expect(() => throttle.check('anna', '10.0.0.1')).toThrow(TooBusyError);
    expect(() => throttle.check('anna', '10.0.0.2')).not.toThrow();
  });

  test('forgets the failures of a pair at a success, and counts no success as a failure', () => {
    const { throttle } = failing();
    for (let i = 0; i < 1_000; i++) {
      expect(() => throttle.check('anna', '10.0.0.1')).not.toThrow();
      throttle.fail('anna', '10.0.0.1');
      throttle.succeed('anna', '10.0.0.1');
    }
  });
});
