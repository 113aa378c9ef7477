import { mapBounded } from './mapBounded';

/** Work that goes on until the test lets it end. */
function heldWork() {
  const running = new Map<number, () => void>();
  const started = new Array<number>();
  return {
    running,
    started,
    map: (item: number) => {
      started.push(item);
      return new Promise<number>(done => {
        running.set(item, () => {
          running.delete(item);
          done(item * 10);
        });
      });
    },
  };
}

describe('mapBounded', () => {
  it('has no more than the limit in hand, and keeps the order', async () => {
    const work = heldWork();
    const all = mapBounded([1, 2, 3, 4], 2, work.map);

    expect([...work.running.keys()]).toEqual([1, 2]);
    work.running.get(2)?.();
    await Promise.resolve();
    await Promise.resolve();
    expect([...work.running.keys()]).toEqual([1, 3]);
    work.running.get(3)?.();
    work.running.get(1)?.();
    await Promise.resolve();
    await Promise.resolve();
    work.running.get(4)?.();

    await expect(all).resolves.toEqual([10, 20, 30, 40]);
  });

  it('begins nothing new after a rejection', async () => {
    const started = new Array<number>();
    const all = mapBounded([1, 2, 3, 4], 1, async item => {
      started.push(item);
      throw new Error(`broken at ${item}`);
    });

    await expect(all).rejects.toThrow('broken at 1');
    expect(started).toEqual([1]);
  });

  it('maps nothing to nothing', async () => {
    await expect(
      mapBounded([], 3, async () => {
        throw new Error('unreachable');
      }),
    ).resolves.toEqual([]);
  });
});
