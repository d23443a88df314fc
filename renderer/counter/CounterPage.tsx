/** The counter. */
export function CounterPage() {
  return <main />;
}
