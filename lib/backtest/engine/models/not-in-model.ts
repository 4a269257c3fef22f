export class NotInModel extends Error {
  override readonly name = 'NotInModel'

  constructor(what: string) {
    super(`The fill model "backtesting.py" has no ${what}.`)
  }
}
