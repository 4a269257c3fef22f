import { TableLoading } from '@/app/_parts/table-loading'

export default function BotsLoading() {
  return <TableLoading what="The bots are" rows={2} />
}
