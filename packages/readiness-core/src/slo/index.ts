export type {
  BudgetingMethod,
  BurnRateWindow,
  MetricSource,
  ObjectiveStatus,
  SliceReading,
  SliDefinition,
  SliReadOutcome,
  SliSlice,
  SliThreshold,
  SloAlertCondition,
  SloDefinition,
  SloDuration,
  SloObjective,
  SloState,
  SloWindow,
  ThresholdOperator,
} from './types';
export * from './budget';
export * from './openslo';
export * from './policy';
