import { TableLoading } from '../_parts/table-loading'

export default function BotsLoading() {
  return <TableLoading what="The bots are" rows={2} />
}
