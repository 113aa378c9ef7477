import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { createDeferred } from '@backstage/types';
import { entityOf } from '../__testUtils__/insertRows';
import { CatalogVisibility } from './CatalogVisibility';

const credentials = mockCredentials.user();

function setUp() {
  let time = 0;
  let entities: Entity[] = [entityOf('one'), entityOf('two')];
  const state = { streams: 0, lookUps: 0 };
  let gate: PromiseLike<void> = Promise.resolve();
  const visibility = new CatalogVisibility({
    elapsed: () => time,
    catalog: {
      async *streamEntities() {
        state.streams += 1;
        await gate;
        for (const entity of entities) {
          yield [entity];
        }
      },
      async getEntitiesByRefs({ entityRefs }) {
        state.lookUps += 1;
        return {
          items: entityRefs.map(ref =>
            entities.find(({ metadata }) => ref.endsWith(`/${metadata.name}`)),
          ),
        };
      },
    },
  });
  return {
    visibility,
    state,
    later: (milliseconds: number) => {
      time += milliseconds;
    },
    show: (...names: string[]) => {
      entities = names.map(name => entityOf(name));
    },
    hold: (until: PromiseLike<void>) => {
      gate = until;
    },
  };
}

describe('CatalogVisibility', () => {
  it('keeps what the catalog shows to a caller for less than 30 seconds', async () => {
    const { visibility, state, later, show } = setUp();
    const ask = async () => [
      ...(await visibility.allFor('user a', credentials)),
    ];
    const before = ['component:default/one', 'component:default/two'];
    expect(await ask()).toEqual(before);
    show('one');
    later(29_999);
    expect(await ask()).toEqual(before);
    expect(state.streams).toBe(1);
    later(1);
    expect(await ask()).toEqual(['component:default/one']);
    expect(state.streams).toBe(2);
  });

  it('counts the 30 seconds from the question, however long the answer takes', async () => {
    const { visibility, state, later, hold } = setUp();
    const answered = createDeferred();
    hold(answered);
    const first = visibility.allFor('user a', credentials);
    later(29_000);
    answered.resolve();
    await first;
    later(1_000);
    await visibility.allFor('user a', credentials);
    expect(state.streams).toBe(2);
  });

  it('asks once for callers that come at the same time, and apart for each caller', async () => {
    const { visibility, state } = setUp();
    await Promise.all([
      visibility.allFor('user a', credentials),
      visibility.allFor('user a', credentials),
      visibility.among(['component:default/one'], 'user a', credentials),
    ]);
    expect(state).toEqual({ streams: 1, lookUps: 0 });
    await visibility.allFor('user b', credentials);
    expect(state.streams).toBe(2);
  });

  it('asks only for the few refs that are wanted while nothing is kept', async () => {
    const { visibility, state } = setUp();
    expect(
      await visibility.among(
        ['component:default/one', 'component:default/hidden'],
        'user a',
        credentials,
      ),
    ).toEqual(['component:default/one']);
    expect(await visibility.among([], 'user a', credentials)).toEqual([]);
    expect(state).toEqual({ streams: 0, lookUps: 1 });
  });

  it('keeps no failure, and says what failed', async () => {
    const { visibility, hold } = setUp();
    hold(Promise.reject(new Error('connection refused')));
    await expect(visibility.allFor('user a', credentials)).rejects.toThrow(
      'The catalog did not say which entities the caller may see; caused by Error: connection refused',
    );
    hold(Promise.resolve());
    expect((await visibility.allFor('user a', credentials)).size).toBe(2);
  });

  it('keeps answers of 100 callers and drops the oldest', async () => {
    const { visibility, state } = setUp();
    for (let caller = 0; caller <= 100; caller += 1) {
      await visibility.allFor(`user ${caller}`, credentials);
    }
    expect(state.streams).toBe(101);
    await visibility.allFor('user 100', credentials);
    expect(state.streams).toBe(101);
    await visibility.allFor('user 0', credentials);
    expect(state.streams).toBe(102);
  });
});
