import { assertError, InputError } from '@backstage/errors';
import {
  EVIDENCE_DIGEST_HEADER,
  EvidenceManifest,
  EvidenceQuery,
  readinessEvidenceExportPermission,
} from 'backstage-plugin-readiness-common';
import express, { Request, Response } from 'express';
import { askerOf } from '../../governance/askerOf';
import {
  EvidenceExport,
  GatheredEvidence,
} from '../../governance/evidence/EvidenceExport';
import {
  EvidenceRequest,
  readEvidenceRequest,
} from '../../governance/evidence/EvidenceRequest';
import { zipEvidence } from '../../governance/evidence/zipEvidence';
import { RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { audited } from './audited';

const PARAMETERS = [
  'entity',
  'team',
  'gate',
  'framework',
  'from',
  'to',
] as const;
const LONGEST_PARAMETER = 255;

/**
 * The route of evidence. It stands beside the router that validates answers, because what it sends is no JSON.
 * @internal
 */
export function addEvidenceRoutes(
  router: express.Router,
  context: RouterContext,
): void {
  const evidence = new EvidenceExport(context);

  router.get('/v1/evidence', async (req, res) => {
    const query = readQuery(req);
    await audited(req, context, {
      eventId: 'evidence-export',
      meta: { ...query },
      run: () => exportEvidence(req, res, { query, evidence, context }),
      outcome: digest => ({ digest }),
    });
  });
}

async function exportEvidence(
  req: Request,
  res: Response,
  options: {
    readonly query: EvidenceQuery;
    readonly evidence: EvidenceExport;
    readonly context: RouterContext;
  },
): Promise<string> {
  const { query, evidence, context } = options;
  const { viewer, publication, now } = await readState(req, context);
  const permission = readinessEvidenceExportPermission;
  await context.authorization.require(permission, viewer.credentials);
  const request = readEvidenceRequest(query, now);
  const by = askerOf(viewer.credentials);
  const visibility = await viewer.visibility();
  return evidence.with(
    { request, by, visibility, publication, now },
    async gathered => {
      await logExport(gathered.manifest, request, context);
      await send(gathered, res, context);
      return gathered.manifest.digest;
    },
  );
}

/** Before anything is sent: what has left is always in the log. */
async function logExport(
  { asked, by, entities, at, digest }: EvidenceManifest,
  { entity }: EvidenceRequest,
  { knex, events }: RouterContext,
): Promise<void> {
  await knex.transaction(tx =>
    events.append(tx, {
      at: Date.parse(at),
      kind: 'evidence-exported',
      entityRef: entity,
      actor: by,
      subject: `evidence:${digest}`,
      details: { asked: { ...asked }, entities, digest },
    }),
  );
}

async function send(
  gathered: GatheredEvidence,
  res: Response,
  { logger }: RouterContext,
): Promise<void> {
  const { at, digest } = gathered.manifest;
  res.set({
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="readiness-evidence-${at.slice(
      0,
      10,
    )}.zip"`,
    'Cache-Control': 'no-store',
    [EVIDENCE_DIGEST_HEADER]: digest,
  });
  // A portal under another origin than its backend may read it as well.
  res.append('Access-Control-Expose-Headers', EVIDENCE_DIGEST_HEADER);
  try {
    await zipEvidence(gathered, res);
  } catch (error) {
    assertError(error);
    // The head has been sent, so that the broken archive is all that tells the caller.
    logger.warn(`Evidence ${digest} was not sent whole: ${error.message}`);
    res.destroy();
  }
}

function readQuery({ query }: Request): EvidenceQuery {
  const unknown = Object.keys(query).find(
    name => !PARAMETERS.some(parameter => parameter === name),
  );
  if (unknown !== undefined) {
    throw new InputError(
      `There is no parameter ${unknown}; the parameters are ${PARAMETERS.join(
        ', ',
      )}`,
    );
  }
  return Object.fromEntries(
    PARAMETERS.flatMap(name => {
      const value = query[name];
      return value === undefined || value === ''
        ? []
        : [[name, readValue(name, value)]];
    }),
  );
}

function readValue(name: string, value: unknown): string {
  if (
    typeof value !== 'string' ||
    value.length > LONGEST_PARAMETER ||
    /\p{Cc}/u.test(value)
  ) {
    throw new InputError(
      `${name} must be given once, with at most ${LONGEST_PARAMETER} characters`,
    );
  }
  return value;
}
