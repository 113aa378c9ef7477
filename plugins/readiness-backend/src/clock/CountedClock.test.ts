import { ManualClock } from '../__testUtils__/ManualClock';
import { CountedClock } from './CountedClock';

describe('CountedClock', () => {
  let elapsed = 0;
  const other = new ManualClock(1_000_000);
  const asked = jest.spyOn(other, 'now');
  const create = () =>
    new CountedClock({ clock: other, elapsed: () => elapsed });

  beforeEach(() => {
    elapsed = 0;
    other.instant = 1_000_000;
    asked.mockClear();
  });

  it('counts on by itself between two questions', async () => {
    const clock = create();
    await expect(clock.now()).resolves.toBe(1_000_000);
    elapsed = 999;
    await expect(clock.now()).resolves.toBe(1_000_999);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('follows a clock that was set within a second', async () => {
    const clock = create();
    await clock.now();
    other.instant = 5;
    elapsed = 1000;
    await expect(clock.now()).resolves.toBe(5);
  });

  it('asks once for all who ask at the same time', async () => {
    const clock = create();
    await Promise.all([clock.now(), clock.now(), clock.now()]);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('asks again after a question that failed', async () => {
    const clock = create();
    asked.mockRejectedValueOnce(new Error('away'));
    await expect(clock.now()).rejects.toThrow('away');
    await expect(clock.now()).resolves.toBe(1_000_000);
  });
});
