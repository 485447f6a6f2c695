/**
 * The service quotas that a definition can break by itself.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const QUOTAS = {
  definitionCharacters: 1_048_576,
  /** Names of states, machines, executions, activities and variables. */
  nameLength: 80,
  labelLength: 40,
  /** Seconds, TimeoutSeconds, HeartbeatSeconds, IntervalSeconds and MaxAttempts. */
  seconds: 99_999_999,
  retryDelaySeconds: 31_622_400,
  /** Input, output or result of a state, a task or an execution, in UTF-8. */
  payloadBytes: 262_144,
  historyEvents: 25_000,
  standardSeconds: 31_536_000,
  expressSeconds: 300,
  inlineMapConcurrency: 40,
  distributedMapConcurrency: 10_000,
  mapItems: 100_000_000,
  httpTaskSeconds: 60,
  arrayRangeItems: 1_000,
  intrinsicTextLength: 10_000,
} as const;
