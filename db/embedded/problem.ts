/** The embedded PostgreSQL cannot be used; the message is for the person at the terminal. */
export class ClusterProblem extends Error {
  override name = 'ClusterProblem'
}
