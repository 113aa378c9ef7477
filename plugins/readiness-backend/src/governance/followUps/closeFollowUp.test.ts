import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { insertFollowUp } from '../__testUtils__/insertGovernance';
import { reviewPublication } from '../__testUtils__/reviewPublication';
import { Actor } from '../Actor';
import { GovernanceEvents } from '../GovernanceEvents';
import { closeFollowUp, noSuchFollowUp, readFollowUp } from './closeFollowUp';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const PEOPLE = ['ada', 'eve', 'kim', 'sam'].map(
  (name): Actor => ({ ref: `user:default/${name}`, groups: new Set() }),
);

describe('closeFollowUp', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
    });

    /** As routes do: each reads the follow-up before any of them has closed it. */
    async function closeAtOnce(followUpId: string, actors: readonly Actor[]) {
      const followUp = await readFollowUp(knex, followUpId);
      if (!followUp) {
        throw noSuchFollowUp(followUpId);
      }
      return Promise.allSettled(
        actors.map(actor =>
          closeFollowUp({
            ...{ knex, followUp, actor, now: NOW },
            events: new GovernanceEvents(),
            comment: `Done, says ${actor.ref}`,
            publication: reviewPublication(),
          }),
        ),
      );
    }

    it('lets one of several people win who close it at the same time, and tells the others', async () => {
      const answers = await closeAtOnce(
        await insertFollowUp(knex, { raised_by: 'user:default/bob' }),
        PEOPLE,
      );
      const closed = answers.flatMap(answer =>
        answer.status === 'fulfilled' ? [answer.value] : [],
      );
      const refused = answers.flatMap(answer =>
        answer.status === 'rejected' ? [String(answer.reason)] : [],
      );
      expect(closed).toHaveLength(1);
      expect(refused).toEqual(
        Array(PEOPLE.length - 1).fill(
          'ConflictError: This follow-up is closed already',
        ),
      );
      const [row] = await knex('follow_ups');
      expect(row).toMatchObject({
        closed_by: closed[0].closedBy,
        closing_comment: `Done, says ${closed[0].closedBy}`,
      });
      expect(await knex('governance_events').select('kind', 'actor')).toEqual([
        { kind: 'follow-up-closed', actor: closed[0].closedBy },
      ]);
    });
  });
});
