import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../__testUtils__/emptyTables';
import {
  insertAttestation,
  insertExemption,
} from '../__testUtils__/insertDecisions';
import { entityOf, insertEntity } from '../__testUtils__/insertRows';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { GovernanceReader } from './GovernanceReader';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const NOW = 1_000_000;
const CART = 'component:default/cart';
const PAY = 'component:default/pay';
const restored = { standard: 'production', check_id: 'restore-tested' };

describe.each(databases.eachSupportedId())('GovernanceReader on %p', id => {
  const reader = new GovernanceReader();
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptyTables(knex);
    await insertEntity(knex, entityOf('cart'), {
      ...{ owner_ref: 'group:default/shop', tier: 1 },
      system_ref: 'system:default/store',
    });
    await insertEntity(knex, entityOf('pay'), {
      ...{ owner_ref: 'group:default/money', tier: null },
      system_ref: 'system:default/store',
    });
  });

  async function exempted(now = NOW): Promise<Record<string, string[]>> {
    const read = await reader.read(knex, [CART, PAY], now);
    return Object.fromEntries(
      [...read].map(([ref, { exemptions }]) => [
        ref.split('/')[1],
        exemptions.map(exemption => exemption.id),
      ]),
    );
  }

  it('reads a batch in one query, and nothing of entities that are not there', async () => {
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    knex.on('query', count);
    const read = await reader.read(
      knex,
      [CART, PAY, 'component:default/gone'],
      NOW,
    );
    knex.removeListener('query', count);
    expect(queries).toBe(1);
    expect([...read.keys()].sort()).toEqual([CART, PAY]);
    expect(read.get(CART)).toEqual({
      ...{ attestations: [], exemptions: [], version: '' },
    });
  });

  it('gives the one version of a sign-off that is in force', async () => {
    for (const state of [
      'replaced',
      'refused',
      'withdrawn',
      'awaiting-review',
    ] as const) {
      await insertAttestation(knex, { entity_ref: CART, ...restored, state });
    }
    expect((await reader.read(knex, [CART], NOW)).get(CART)?.version).toBe('');
    const inForce = await insertAttestation(knex, {
      ...{ entity_ref: CART, ...restored, attested_at: 5 },
      ...{ reviewed_by: 'user:default/grace', valid_until: 7 },
    });
    const read = (await reader.read(knex, [CART], NOW)).get(CART);
    expect(read?.attestations).toEqual([
      {
        id: inForce,
        standard: 'production',
        checkId: 'restore-tested',
        answer: 'met',
        attestedBy: 'user:default/ada',
        attestedAt: 5,
        reviewedBy: 'user:default/grace',
        evidence: 'given',
        validUntil: 7,
      },
    ]);
  });

  it('tells a sign-off without evidence from one with it', async () => {
    await insertAttestation(knex, {
      ...{ entity_ref: CART, ...restored, evidence: '{"links":[]}' },
    });
    const read = (await reader.read(knex, [CART], NOW)).get(CART);
    expect(read?.attestations[0]).not.toHaveProperty('evidence');
  });

  it('gives an exemption to its entity, or to all of its owner or system', async () => {
    const own = await insertExemption(knex, {
      ...{ scope_ref: PAY, ...restored, ends_at: NOW + 1 },
    });
    const team = await insertExemption(knex, {
      ...{ scope_kind: 'owner', scope_ref: 'group:default/shop' },
      ...{ ...restored, ends_at: NOW + 1 },
    });
    const system = await insertExemption(knex, {
      ...{ scope_kind: 'system', scope_ref: 'system:default/store' },
      ...{ ...restored, ends_at: NOW + 1 },
    });
    expect(await exempted()).toEqual({
      cart: [team, system],
      pay: [own, system],
    });
  });

  it('covers no more critical a tier than was approved; an undeclared one is the most critical', async () => {
    const system = await insertExemption(knex, {
      ...{ scope_kind: 'system', scope_ref: 'system:default/store' },
      ...{ ...restored, ends_at: NOW + 1, strictest_tier: 1 },
    });
    expect(await exempted()).toEqual({ cart: [system], pay: [] });
    await knex('entities').where({ entity_ref: CART }).update({ tier: 0 });
    expect(await exempted()).toEqual({ cart: [], pay: [] });
  });

  it('leaves out what was never approved and what has ended', async () => {
    for (const state of [
      'requested',
      'rejected',
      'revoked',
      'withdrawn',
    ] as const) {
      await insertExemption(knex, {
        ...{ scope_ref: CART, ...restored, ends_at: NOW + 1, state },
      });
    }
    const ends = await insertExemption(knex, {
      ...{ scope_ref: CART, ...restored, ends_at: NOW },
    });
    expect(await exempted()).toEqual({ cart: [], pay: [] });
    expect(await exempted(NOW - 1)).toEqual({ cart: [ends], pay: [] });
  });

  it('has another version with each decision', async () => {
    const versions = new Set<string | undefined>();
    const look = async () =>
      versions.add((await reader.read(knex, [CART], NOW)).get(CART)?.version);
    await look();
    const attestation = await insertAttestation(knex, {
      ...{ entity_ref: CART, ...restored },
    });
    await look();
    await knex('attestations')
      .where({ id: attestation })
      .update({ reviewed_by: 'user:default/grace' });
    await look();
    await insertExemption(knex, {
      ...{ scope_ref: CART, ...restored, ends_at: NOW + 1 },
    });
    await look();
    expect(versions.size).toBe(4);
    await look();
    expect(versions.size).toBe(4);
  });

  it('reads what counts for an entity that the catalog does not have, or by another tier', async () => {
    const team = await insertExemption(knex, {
      ...{ scope_kind: 'owner', scope_ref: 'group:default/shop' },
      ...{ ...restored, ends_at: NOW + 1, strictest_tier: 1 },
    });
    const subject = {
      entity_ref: 'component:default/new',
      owner_ref: 'group:default/shop',
      system_ref: null,
    };
    const ids = async (tier: number | null) =>
      (
        await reader.readSubject(knex, { ...subject, tier }, NOW)
      ).exemptions.map(exemption => exemption.id);
    await expect(ids(2)).resolves.toEqual([team]);
    await expect(ids(0)).resolves.toEqual([]);
    await expect(ids(null)).resolves.toEqual([]);
  });
});
