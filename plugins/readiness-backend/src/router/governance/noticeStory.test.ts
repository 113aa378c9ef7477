import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { entityOf } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { pathOf, TestApi } from '../../__testUtils__/TestApi';
import { testPublication } from '../../__testUtils__/testPublication';
import { TestNotices } from '../../governance/notices/__testUtils__/TestNotices';
import { GovernanceDigest } from '../../governance/notices/GovernanceDigest';
import { GovernanceNotifier } from '../../governance/notices/GovernanceNotifier';

jest.setTimeout(120_000);

const START = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const ADA = ['user:default/ada', 'group:default/sre'];
const BOB = ['user:default/bob', 'group:default/shop'];
const SHOP = entityOf('shop');
const DOCUMENTS = `
apiVersion: readiness/v1
kind: Standard
metadata: { name: production, title: Production }
spec:
  appliesTo: { kind: Component }
  levels: [foundation]
  checks:
    - id: rotation
      title: Rotation
      category: operations
      level: foundation
      rule: fact("oncall.responders").value >= 3
    - id: restores
      title: Restores
      category: operations
      level: foundation
      attestation: { question: Was it?, validFor: 90d, reviewer: other-person }
---
apiVersion: readiness/v1
kind: ExemptionPolicy
metadata: { name: exemptions, title: Exemptions }
spec:
  rules: [{ approver: group:default/sre, longest: 90d }]
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: release, title: Release }
spec:
  owner: group:default/platform
  appliesTo: { kind: Component }
  mode: block
  require: [{ standard: production, level: foundation }]
  review: { by: group:default/sre, validFor: 365d }
`;

describe('what people are told of what they do', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let notices: TestNotices;
    let api: TestApi;
    let person: string[];

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      notices = await TestNotices.create(knex, START);
      api = await TestApi.create({
        ...{ knex, publication: testPublication(DOCUMENTS), now: START },
        userInfo: mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: person[0],
            ownershipEntityRefs: person,
          }),
        }),
      });
    });

    const does = async (who: string[], path: string, body: object) => {
      person = who;
      const response = await api.send('post', path, { body });
      if (response.status >= 300) {
        throw new Error(`${path}: ${response.status} ${response.text}`);
      }
      return response.body;
    };

    it('is told at once to who must act, and to the others once the day is over', async () => {
      const options = {
        ...notices.options,
        publications: { current: async () => testPublication(DOCUMENTS) },
      };
      const atOnce = new GovernanceNotifier(options);
      const digest = new GovernanceDigest({ ...options, every: DAY });
      await digest.tell();
      const told = async () => {
        notices.sent.length = 0;
        await atOnce.tell();
        return notices.told;
      };

      const signOff = await does(BOB, pathOf(SHOP, '/attestations'), {
        ...{ standard: 'production', checkId: 'restores', answer: 'met' },
        evidence: { text: 'See the drill of May' },
      });
      expect(await told()).toEqual([
        [
          'group:default/shop',
          'Bob the Builder has signed off Restores for shop as met; another person has to confirm it',
        ],
      ]);
      await does(ADA, `/v1/attestations/${signOff.id}/decision`, {
        ...{ decision: 'refuse', comment: 'There was no drill' },
      });
      expect(await told()).toEqual([
        [
          'user:default/bob',
          'ada does not confirm the sign-off of Restores for shop: There was no drill',
        ],
      ]);

      const exemption = await does(BOB, '/v1/exemptions', {
        scope: { kind: 'entity', ref: stringifyEntityRef(SHOP) },
        ...{ standard: 'production', checkId: 'rotation' },
        reason: 'The rotation is filled next month',
        compensatingMeasure: 'The platform takes the pages until then',
        endsAt: new Date(START + 30 * DAY).toISOString(),
      });
      expect(await told()).toEqual([
        [
          'group:default/sre',
          'Bob the Builder asks for an exemption of Rotation for an entity until 2026-12-26',
        ],
      ]);
      await does(ADA, `/v1/exemptions/${exemption.id}/decision`, {
        ...{ decision: 'approve', version: exemption.version },
      });
      expect(await told()).toEqual([]);

      const review = await does(BOB, '/v1/reviews', {
        ...{ entityRef: stringifyEntityRef(SHOP), gate: 'release' },
      });
      expect(await told()).toEqual([
        [
          'group:default/sre',
          'Bob the Builder asks for a review of an entity at Release',
        ],
      ]);
      await does(ADA, `/v1/reviews/${review.id}/decision`, {
        ...{ decision: 'request-changes', version: 1, comment: 'Fill it' },
      });
      expect(await told()).toEqual([
        [
          'user:default/bob',
          'ada asks for changes of shop at Release: Fill it',
        ],
      ]);

      notices.now = START + DAY;
      notices.sent.length = 0;
      await digest.tell();
      expect(notices.told).toEqual([
        [
          'group:default/platform',
          'ada asks for changes of an entity at Release',
        ],
        [
          'group:default/shop',
          'Decided: 1 sign-off refused, 1 exemption approved, 1 change asked for',
        ],
        [
          'group:default/sre',
          'Decided: 1 exemption approved, 1 change asked for',
        ],
        [
          'user:default/bob',
          'ada has approved the exemption of Rotation for shop until 2026-12-26',
        ],
      ]);
    });
  });
});
