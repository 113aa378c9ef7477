import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { insertChange } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { sampleService, storeSample } from '../../__testUtils__/sampleEntities';
import { TEST_FACT_READING } from '../../__testUtils__/storeEvaluation';
import { testPublication } from '../../__testUtils__/testPublication';
import { EvidenceExport, EvidenceOptions } from './EvidenceExport';

jest.setTimeout(120_000);

const NOW = Date.UTC(2027, 2, 1, 12);
const SHOP = 'component:default/shop';
const publication = testPublication();
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('EvidenceExport, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, databaseId);
    const options = { publication, now: NOW };
    await storeSample(knex, [sampleService('shop', { tier: 0 })], options);
    for (const at of [1, 2, 3]) {
      await insertChange(knex, {
        ...{ entity_ref: SHOP, subject: 'production', at: NOW - at },
      });
    }
  });

  const options: EvidenceOptions = {
    request: {
      ...{ entity: SHOP, team: null, gate: null, framework: null },
      ...{ from: 0, to: NOW },
    },
    by: 'user:default/ann',
    visibility: { kind: 'all' },
    publication,
    now: NOW,
  };

  function create(limits?: { rows: number; bytes: number }) {
    return new EvidenceExport({ knex, factReading: TEST_FACT_READING, limits });
  }

  it('says the same of what is the same', async () => {
    const evidence = create();
    const digest = () =>
      evidence.with(options, async ({ manifest }) => manifest.digest);
    expect(await digest()).toBe(await digest());
  });

  it.each([
    { rows: 2, bytes: 1_000_000 },
    { rows: 1_000, bytes: 1 },
  ])('refuses more than %j, and says how to ask for less', async limits => {
    const used = jest.fn();
    await expect(create(limits).with(options, used)).rejects.toThrow(
      /The evidence has more \w+ than an archive takes .* ask for a shorter period with from and to, or for fewer entities/,
    );
    expect(used).not.toHaveBeenCalled();
  });

  it('gathers at most two at a time', async () => {
    const evidence = create();
    const release = new Array<() => void>();
    const started = new Array<Promise<void>>();
    const held = [1, 2].map(() => {
      let begin = () => {};
      started.push(new Promise(resolve => (begin = resolve)));
      return evidence.with(options, () => {
        begin();
        return new Promise<void>(resolve => release.push(resolve));
      });
    });
    await Promise.all(started);
    await expect(evidence.with(options, async () => {})).rejects.toThrow(
      'Other evidence is being exported; try again in a minute',
    );
    release.forEach(end => end());
    await Promise.all(held);
    await expect(evidence.with(options, async () => 'again')).resolves.toBe(
      'again',
    );
  });
});
