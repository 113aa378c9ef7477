import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { insertExemption } from '../../__testUtils__/insertDecisions';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { DigestState } from './digestState';
import { TestNotices } from './__testUtils__/TestNotices';
import { GovernanceDigest } from './GovernanceDigest';
import { GovernanceNotifier } from './GovernanceNotifier';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ADA = { actor: 'user:default/ada' };
const OF_GATE = ['group:default/platform', 'group:default/sre'];
const ALL = [...OF_GATE, 'group:default/shop', 'user:default/bob'].sort();

describe('GovernanceDigest', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let notices: TestNotices;
    let digest: GovernanceDigest;

    const digestEvery = (every: number) =>
      new GovernanceDigest({ ...notices.options, every });

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      notices = await TestNotices.create(knex, START);
      digest = digestEvery(DAY);
      await digest.tell();
    });

    const approved = (columns: object = {}) =>
      notices.happened(
        'review-approved',
        { requestedBy: 'user:default/bob' },
        { ...ADA, ...columns },
      );
    /** A new process, some time later. */
    const after = async (milliseconds: number) => {
      notices.now += milliseconds;
      notices.sent.length = 0;
      return digestEvery(DAY).tell();
    };

    it('tells who asked, the owner, the reviewers and the owner of the gate once the day is over, once', async () => {
      await approved();
      expect(await after(11 * HOUR)).toBe(0);
      expect(await after(HOUR)).toBe(4);
      expect(notices.recipients).toEqual(ALL);
      const [, , own, who] = notices.told;
      expect(own[1]).toBe('ada has approved an entity at Production release');
      expect(who[1]).toBe('ada has approved shop at Production release');
      expect(notices.sent.map(({ recipients }) => recipients)).toContainEqual({
        ...{ type: 'entity', entityRef: 'group:default/shop' },
        excludeEntityRef: ['user:default/ada', 'user:default/bob'],
      });
      for (let hour = 0; hour < 60; hour++) {
        expect(await after(HOUR)).toBe(0);
      }
    });

    it('says of a day how much was decided and what, the own first', async () => {
      await approved();
      await approved();
      await notices.happened(
        'hold-set',
        { reason: 'Peak' },
        { entity_ref: null },
      );
      await notices.happened('attestation-made', {
        ...{ gate: null, standard: 'production', checkId: 'rotation' },
        ...{ answer: 'met', state: 'in-force', attestedBy: 'user:default/bob' },
      });
      await after(DAY);
      const payloadOf = (ref: string) =>
        notices.sent.find(
          ({ recipients }) =>
            recipients.type === 'entity' && recipients.entityRef === ref,
        )?.payload;
      expect(payloadOf('group:default/platform')).toMatchObject({
        title: 'Decided: 2 reviews approved, 1 hold',
        description: [
          'ada has approved an entity at Production release (2 times)',
          'Bob the Builder has stopped Production release: Peak',
        ].join('\n'),
        ...{ topic: 'readiness-digest', severity: 'low' },
      });
      expect(payloadOf('group:default/shop')?.description).toContain(
        'Bob the Builder has signed off Pages go to a rotation for shop as met',
      );
    });

    it('tells the owners of what a hold stops, and no others', async () => {
      await knex('standings').insert({
        ...{ entity_ref: 'component:default/shop', tier: 1, lifecycle: null },
        ...{ looked_at: 0, etag: 'e', declared_tier: 1 },
        scopes: JSON.stringify({ 'gate:production-release': 'h' }),
      });
      const held = (gate: string | null) =>
        notices.happened(
          'hold-set',
          { gate, reason: 'Peak' },
          { entity_ref: null },
        );
      await held('new-resource');
      await after(DAY);
      expect(notices.recipients).not.toContain('group:default/shop');
      for (const gate of ['production-release', null]) {
        await held(gate);
        await after(DAY);
        expect(notices.recipients).toContain('group:default/shop');
      }
    });

    it('repeats nothing that was told at once, and tells nothing at once that it tells', async () => {
      const atOnce = new GovernanceNotifier(notices.options);
      await notices.happened('glass-broken', { reason: 'All is down' });
      await approved();
      await atOnce.tell();
      const first = notices.sent.map(({ payload }) => payload.title);
      expect(first).toHaveLength(3);
      await after(DAY);
      await atOnce.tell();
      expect(notices.told).toEqual([
        ['group:default/platform', expect.stringContaining('approved')],
        ['group:default/shop', expect.stringContaining('approved')],
        ['group:default/sre', 'Decided: 1 broken glass, 1 review approved'],
        ['user:default/bob', expect.stringContaining('approved')],
      ]);
    });

    it('is not told once more to a recipient that has been told at once in another role', async () => {
      await approved({ id: 50 });
      await knex('told').insert({
        ...{ key: 'event:50:group:default/shop', at: notices.now },
      });
      await after(DAY);
      expect(notices.recipients).not.toContain('group:default/shop');
    });

    it('hands over what is left when it fails halfway: nobody gets two, nobody gets none', async () => {
      await approved();
      notices.failsFor = 'group:default/shop';
      expect(await after(DAY)).toBe(3);
      expect(notices.recipients).toEqual(
        ALL.filter(ref => ref !== notices.failsFor),
      );
      await approved();
      expect(await after(MINUTE)).toBe(0);
      expect(notices.sent).toEqual([]);
      notices.failsFor = undefined;
      expect(await after(HOUR)).toBe(1);
      expect(notices.recipients).toEqual(['group:default/shop']);
      expect(await after(MINUTE)).toBe(0);
      expect(await after(DAY)).toBe(4);
    });

    it('is of all that happened when no run came through for three days', async () => {
      for (let day = 0; day < 3; day++) {
        await approved();
        notices.now += DAY;
      }
      expect(await after(0)).toBe(4);
      expect(notices.told[0][1]).toBe('Decided: 3 reviews approved');
      expect(await after(DAY)).toBe(0);
    });

    it('is of all that happened when a recipient could not be told for three days', async () => {
      notices.failsFor = 'group:default/shop';
      for (let day = 0; day < 3; day++) {
        await approved();
        await after(DAY);
      }
      notices.failsFor = undefined;
      expect(await after(HOUR)).toBe(1);
      expect(notices.told).toEqual([
        ['group:default/shop', 'Decided: 3 reviews approved'],
      ]);
    });

    it('is tried again once an hour while it fails, whichever replica runs, and reads nothing meanwhile', async () => {
      await approved();
      notices.failsFor = 'group:default/shop';
      await after(DAY);
      const read = new Array<string>();
      const note = ({ sql }: { sql: string }) => read.push(sql);
      knex.on('query', note);
      for (let minute = 1; minute < 60; minute++) {
        await after(MINUTE);
      }
      knex.off('query', note);
      expect(notices.failed).toBe(1);
      expect(read.filter(sql => !/stage_states/.test(sql))).toEqual([]);
      await after(MINUTE);
      expect(notices.failed).toBe(2);
      expect(notices.logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('once an hour for a week: Not reachable'),
      );
    });

    it('does not keep the others waiting for the next one while one recipient fails', async () => {
      notices.failsFor = 'group:default/shop';
      await approved();
      await after(12 * HOUR - MINUTE);
      await after(DAY);
      await approved();
      expect(await after(MINUTE)).toBe(3);
    });

    it('gives up after a week what one recipient could not be told, says so once, and names nobody', async () => {
      const warnings = () =>
        notices.logger.warn.mock.calls
          .map(([text]) => text)
          .filter(text => /given up/.test(text));
      const position = async () =>
        (await notices.options.states.read<DigestState>('governance-digest'))
          ?.state.from;
      notices.failsFor = 'group:default/shop';
      await approved({ id: 1_001 });
      await after(DAY);
      await approved({ id: 1_002 });
      for (let day = 0; day < 6; day++) {
        await after(DAY);
      }
      expect(await position()).toBeLessThan(1_001);
      expect(warnings()).toEqual([]);
      await after(DAY);
      expect(await position()).toBe(1_001);
      expect(warnings()).toEqual([
        'Digests of decisions could not be handed over to everybody for a week; those that were left, of what was decided before 2026-11-27T12:00:00.000Z, are given up',
      ]);
      notices.failsFor = undefined;
      await after(HOUR);
      // The second act has not been tried for a week.
      expect(notices.told).toEqual([
        ['group:default/shop', 'ada has approved shop at Production release'],
      ]);
      expect(await position()).toBe(1_002);
      expect(await after(DAY)).toBe(0);
    });

    it('begins no message once its run is stopped, and goes on with the rest at the next one', async () => {
      await approved();
      notices.now += DAY;
      const signal = notices.abortedAfter(1);
      expect(await digest.tell({ signal })).toBe(1);
      expect(await digest.tell({ signal })).toBe(0);
      const first = notices.recipients;
      expect(await after(MINUTE)).toBe(3);
      expect([...first, ...notices.recipients].sort()).toEqual(ALL);
      expect(await after(MINUTE)).toBe(0);
      expect(notices.logger.warn).not.toHaveBeenCalled();
    });

    it('hands over the same again, under the same scope, when it is killed before it could write that down', async () => {
      await approved();
      await after(DAY);
      const scopes = () => notices.sent.map(({ payload }) => payload.scope);
      const before = scopes();
      await knex('told').delete();
      await knex('stage_states')
        .where({ stage: 'governance-digest' })
        .update({
          state: JSON.stringify({
            ...{ from: 0, at: START },
            next: { through: 1_000_000, at: START + DAY },
          }),
        });
      await after(MINUTE);
      expect(scopes()).toEqual(before);
      expect(new Set(before).size).toBe(4);
    });

    it('tells nobody twice with two replicas, one after the other or at the same time', async () => {
      await approved();
      notices.now += DAY;
      const replicas = [digestEvery(DAY), digestEvery(DAY)];
      await replicas[0].tell();
      await replicas[1].tell();
      expect(notices.recipients).toEqual(ALL);
      await approved();
      notices.now += DAY;
      notices.sent.length = 0;
      await Promise.all(replicas.map(replica => replica.tell()));
      const scopes = notices.sent.map(({ payload }) => payload.scope);
      // What both have handed over is one and the same to notifications.
      expect(new Set(scopes).size).toBe(4);
      expect(await after(MINUTE)).toBe(0);
    });

    it('tells of an act that is committed after the digest that its id belongs to with the next one', async () => {
      await approved({ id: 100 });
      const late = notices.now + DAY - MINUTE;
      await after(DAY);
      await approved({ id: 99, at: late });
      expect(await after(MINUTE)).toBe(0);
      expect(await after(DAY)).toBe(4);
      expect(await after(DAY)).toBe(0);
    });

    it('is one digest when the clock jumps ahead, and none when it is set back', async () => {
      await approved();
      expect(await after(10 * DAY)).toBe(4);
      expect(await after(MINUTE)).toBe(0);
      await approved();
      expect(await after(-10 * DAY)).toBe(0);
      expect(await after(MINUTE)).toBe(0);
      expect(await after(DAY)).toBe(4);
      expect(notices.told[0][1]).toBe(
        'ada has approved an entity at Production release',
      );
      expect(await after(DAY)).toBe(0);
    });

    it('tells owners what has ended by itself, and not what was renewed', async () => {
      const exempt = (ends_at: number, renews: string | null = null) =>
        insertExemption(knex, {
          ...{ scope_ref: 'component:default/shop', standard: 'production' },
          ...{ check_id: 'rotation', ends_at, renews },
        });
      await exempt(START + HOUR);
      await exempt(START + 9 * DAY, await exempt(START + 2 * HOUR));
      await after(DAY);
      expect(notices.told).toEqual([
        [
          'group:default/shop',
          'Exemption of Pages go to a rotation for shop has ended',
        ],
      ]);
      expect(await after(DAY)).toBe(0);
    });

    it('comes once a week on Mondays where a week is asked for', async () => {
      await approved();
      const days = new Array<string>();
      for (let day = 0; day < 9; day++) {
        notices.now += DAY;
        if ((await digestEvery(7 * DAY).tell()) > 0) {
          days.push(new Date(notices.now).toUTCString().slice(0, 3));
        }
      }
      expect(days).toEqual(['Mon']);
    });

    it('tells nothing of what was decided before the first period', async () => {
      await knex('stage_states').delete();
      await approved({ at: START - DAY });
      notices.now = START;
      expect(await digest.tell()).toBe(0);
      expect(await after(DAY)).toBe(0);
    });
  });
});
