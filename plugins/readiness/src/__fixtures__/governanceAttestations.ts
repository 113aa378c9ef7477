import {
  AttestationView,
  EntityGovernance,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary } from './entities';

/** A sign-off in force that the viewer, who signed it off, may withdraw or confirm again. @internal */
export const restoreAttestation: AttestationView = {
  id: 'attestation-2',
  entityRef: checkoutSummary.entityRef,
  standard: 'production-readiness',
  checkId: 'restore-tested',
  checkTitle: 'A restore was tested',
  question: 'Was the backup restored into an empty environment?',
  answer: 'met',
  state: 'in-force',
  comment: 'Restored the **orders** database in 42 minutes.',
  evidence: {
    links: [
      {
        url: 'https://wiki.example.com/restore-2026-10',
        title: 'Minutes of the restore',
      },
      { url: 'https://dashboards.example.com/restore' },
    ],
    text: 'Row counts agreed for all 31 tables.',
  },
  attestedBy: 'user:default/amira.haddad',
  attestedAt: '2026-10-06T09:30:00.000Z',
  reviewedBy: 'user:default/tom.becker',
  reviewedAt: '2026-10-07T08:00:00.000Z',
  reviewComment: 'Saw the minutes.',
  validUntil: '2026-12-04T09:30:00.000Z',
  actions: ['reconfirm', 'withdraw'],
};

/** The version before; nobody may do anything with it. @internal */
export const firstRestoreAttestation: AttestationView = {
  ...restoreAttestation,
  id: 'attestation-1',
  answer: 'not-met',
  state: 'replaced',
  comment: 'The backup could not be read.',
  evidence: { links: [] },
  attestedAt: '2026-04-02T10:00:00.000Z',
  reviewedBy: null,
  reviewedAt: null,
  reviewComment: null,
  validUntil: '2026-09-29T10:00:00.000Z',
  actions: [],
};

/** Waits for a second person, who is the viewer. @internal */
export const failoverAttestation: AttestationView = {
  ...restoreAttestation,
  id: 'attestation-3',
  checkId: 'failover-signed',
  checkTitle: 'A failover was rehearsed',
  question: 'Was the failover to the second region rehearsed?',
  answer: 'not-applicable',
  state: 'awaiting-review',
  comment: 'It runs in one region on purpose.',
  evidence: { links: [] },
  attestedBy: 'user:default/jonas.lind',
  attestedAt: '2026-11-21T15:00:00.000Z',
  reviewedBy: null,
  reviewedAt: null,
  reviewComment: null,
  validUntil: '2027-05-20T15:00:00.000Z',
  actions: ['confirm', 'refuse'],
};

/** @internal */
export const attestable: EntityGovernance['attestable'] = [
  {
    standard: 'production-readiness',
    checkId: 'restore-tested',
    title: 'A restore was tested',
    question: 'Was the backup restored into an empty environment?',
    evidence: 'required',
    validForDays: 180,
    reviewer: 'other-person',
  },
  {
    standard: 'production-readiness',
    checkId: 'failover-signed',
    title: 'A failover was rehearsed',
    question: 'Was the failover to the second region rehearsed?',
    evidence: 'optional',
    validForDays: 180,
    reviewer: 'any',
  },
  {
    standard: 'production-readiness',
    checkId: 'threat-model',
    title: 'The threat model is up to date',
    question: 'Did the team go through the threat model?',
    evidence: 'required',
    validForDays: 365,
    reviewer: 'any',
  },
];
