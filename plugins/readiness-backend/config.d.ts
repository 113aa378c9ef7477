import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  readiness?: {
    /**
     * Where standards and capabilities are read from, again and again, without a restart. Each entry is a file, a folder
     * (all its YAML files), a pattern such as `standards/**\/*.yaml`, a URL that the integrations or
     * `backend.reading.allow` let the backend read, or the word `shipped` for the documents that come with readiness.
     * Relative paths start at the working directory of the backend, like file locations of the catalog. A shipped document
     * gives way to one of the same kind and name from another entry. Default: `[shipped]`.
     */
    standards?: string[];

    checks?: {
      /** Checks to switch on although their author has them off: `<standard>/<check id>`, or a source they wait for. */
      enable?: string[];
      /** Checks to switch off, named as in `enable`. Wins over `enable`. */
      disable?: string[];
    };

    /**
     * Where the tier of an entity is read from; the first place that holds anything decides. Each entry names one of
     * `label`, `annotation` and `path`. Default: the label `tier`, the annotation `readiness/tier` and the path
     * `spec.tier`, each with values such as `1`, `tier1` and `tier-1`.
     */
    tiers?: Array<{
      label?: string;
      annotation?: string;
      /** A dotted path into the entity, such as `spec.tier`. */
      path?: string;
      /** The tier, 0 to 3, that each value means. Values are compared without regard to case. */
      values: { [value: string]: number };
    }>;

    catalog?: {
      /**
       * The standard whose first level the dependencies of an entity should have reached (`belowFoundation` of the fact
       * `catalog.dependencies`). Default: `production-readiness`.
       */
      foundationStandard?: string;
      /**
       * What happens when many entities are missing from the catalog at once: more than ten, and more than `holdShare` of
       * all. They are kept, and the health of readiness says so, until they have been missing for `holdFor` or
       * `allowMass` is set. A catalog that fails or answers with nothing at all never removes anything.
       */
      removal?: {
        /**
         * For how long an entity must have been missing before it is removed. Longer than a catalog takes to fill itself
         * after its database was emptied; at 0 a second look at once is enough. Default: 10 minutes.
         */
        confirmFor?: HumanDuration | string;
        /** Between 0 and 1. Default: 0.2. */
        holdShare?: number;
        /** Default: 24 hours. */
        holdFor?: HumanDuration | string;
        /** Removes however many are missing, after `confirmFor`. Set it for a removal that is meant. Default: false. */
        allowMass?: boolean;
      };
    };

    facts?: {
      /** For how long a fact holds that does not say so itself. Default: 30 days. */
      freshFor?: HumanDuration | string;
      /** The same by source; wins over `freshFor`. */
      freshForBySource?: { [source: string]: HumanDuration | string };
      /** For how long facts are kept whose entity is not in the catalog (yet). Default: 7 days. */
      holdFor?: HumanDuration | string;
      /**
       * Sources in the order in which they own a fact that several of them report. Those that are not named come after
       * them, by name. There is no falling through to another source once the owner has reported.
       */
      priority?: string[];
    };

    evaluation?: {
      /** Entities that a worker takes at a time. Default: 500. */
      batchSize?: number;
      /** After how long entities that a worker took are taken from it, should it have died. Default: 2 minutes. */
      lease?: HumanDuration | string;
    };

    slo?: {
      /**
       * Where OpenSLO documents are read from, again and again, without a restart: files, folders, patterns and URLs, as
       * in `standards`. Entities name theirs in the annotation `readiness.backstage.io/openslo` as well.
       */
      documents?: string[];
      /** How often each SLI is read from its data source. Default: 5 minutes. */
      refresh?: HumanDuration | string;
      /** SLIs of one data source that a worker reads at a time. Default: 50. */
      batchSize?: number;
      /** After how long SLIs that a worker took are taken from it, should it have died. Default: 10 minutes. */
      lease?: HumanDuration | string;
      /** For how long a data source may answer one request. Default: 1 minute. */
      timeout?: HumanDuration | string;
      /**
       * For how long the totals of days, and pushed slices, are kept. Slices are kept only for as long as a window needs
       * them. Default: 400 days.
       */
      retention?: HumanDuration | string;
      /** Within which objectives are judged. */
      limits?: {
        /** How old the last data is from which on an SLO is stale, and at least three slices of it. Default: 15 minutes. */
        staleAfter?: HumanDuration | string;
        /** How old the last data is from which on an SLO has no data. Default: 24 hours. */
        noDataAfter?: HumanDuration | string;
        /** The share of the window, 0 to 1, that is to be known for an objective to count as met. Default: 0.9. */
        minimumCoverage?: number;
        /** The share of the budget, 0 to 1, below which an objective is at risk. Default: 0.1. */
        atRiskBelow?: number;
      };
      notifications?: {
        /**
         * Whether owners are told through the notifications of Backstage when the state of an error budget changes. Default:
         * true.
         */
        enabled?: boolean;
      };
      annotations?: {
        /** How often URLs that entities name are looked at. Default: 5 minutes. */
        lookAgain?: HumanDuration | string;
      };
    };

    governance?: {
      notifications?: {
        /**
         * Whether people are told through the notifications of Backstage what they are asked to decide, what was decided and
         * what ends. Default: true.
         */
        enabled?: boolean;
        /** What those are told who need not act: once in a while, in one message. */
        digest?: {
          /** Whether digests are sent. Without them only those who must act are told. Default: true. */
          enabled?: boolean;
          /**
           * How often, from 1 hour to 31 days. Periods are counted in UTC: a day ends at midnight, a week with Sunday.
           * Default: 1 day.
           */
          every?: HumanDuration | string;
        };
      };
    };

    retention?: {
      /** For how long changes are kept. Default: 400 days. */
      changes?: HumanDuration | string;
      /** For how long daily figures are kept. Default: 800 days. */
      rollUps?: HumanDuration | string;
      /** For how long decisions of people and gates are kept once they are over. Default: 800 days. */
      decisions?: HumanDuration | string;
    };

    /** When the stages run that one replica at a time runs. */
    schedules?: {
      /** Reading the catalog. Default: every minute. */
      catalog?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Reading the documents. Default: every 30 seconds. */
      documents?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Reading the OpenSLO documents. Default: every minute. */
      slo?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Looking whether the figures of the day are to be counted (every 15 minutes they are). Default: every minute. */
      rollUps?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Looking for changes of tier and scope and for approvals that fell, and telling people. Default: every minute. */
      governance?: SchedulerServiceTaskScheduleDefinitionConfig;
      /** Deleting what is older than it is kept. Default: every 6 hours. */
      retention?: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
