import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { FormulaSource } from '../slo/__testUtils__/FormulaSource';
import { sloDocument, TestSlo } from '../slo/__testUtils__/TestSlo';
import { SloHealth } from './SloHealth';

jest.setTimeout(60_000);

describe('SloHealth', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  const directory = createMockDirectory();

  it.each(databases.eachSupportedId())(
    'names sources that are down, broken documents and a backlog on %p',
    async id => {
      const knex = await migratedDatabase(databases, id);
      const source = new FormulaSource({
        availability: () => ({ part: 0, total: 100 }),
      });
      directory.setContent({ slo: { 'a.yaml': sloDocument('availability') } });
      const test = await TestSlo.create(knex, { directory, sources: [source] });
      await test.insert('cart');
      const { queue, sourceStates: states } = test.slo;
      const health = new SloHealth({ knex, queue, states });
      await test.settle();
      await expect(health.problems()).resolves.toEqual([]);

      source.away = { kind: 'unavailable', reason: 'Nobody answers' };
      for (let minute = 0; minute < 15; minute++) {
        test.clock.advance(60_000);
        await test.drain();
      }
      directory.addContent({ slo: { 'b.yaml': 'apiVersion: openslo/v1' } });
      await test.slo.publisher.publish();
      test.clock.advance(30 * 60_000);

      await expect(health.problems()).resolves.toEqual([
        expect.stringMatching(
          /^The data source metrics has not answered since .*Nobody answers/,
        ),
        expect.stringMatching(/^1 OpenSLO files have errors.*b\.yaml/),
        expect.stringMatching(/^1 SLIs wait to be read/),
      ]);
    },
  );
});
