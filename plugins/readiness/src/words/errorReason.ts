/** Why a call failed, in the words of the backend where it gave some: the status line alone helps nobody. @internal */
export function errorReason(error: Error): string {
  const { cause } = error;
  return error.name === 'ResponseError' && cause instanceof Error
    ? cause.message
    : error.message;
}
