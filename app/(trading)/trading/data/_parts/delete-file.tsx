'use client'
import { useForm } from '@/app/_parts/use-form'
import {
  AlertDialog,
  AlertDialogClose,
  AlertDialogContent,
  AlertDialogTrigger,
} from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import type { SeriesView } from '@/lib/exchanges/schemas/series'
import { dropFile } from '../actions'

export function DeleteFile({ series }: { series: SeriesView }) {
  const drop = useForm(dropFile)
  const problem = drop.problemOf()
  return (
    <AlertDialog>
      <AlertDialogTrigger render={<Button variant="danger" size="sm" className="self-start" />}>
        Delete this file
      </AlertDialogTrigger>
      <AlertDialogContent
        title={`Delete ${series.name}?`}
        description="All its candles go. What was tested on them stays as it is."
        footer={
          <>
            {problem && <span className="mr-auto text-xs text-negative">{problem}</span>}
            <AlertDialogClose render={<Button />}>Keep it</AlertDialogClose>
            <Button
              variant="danger"
              pending={drop.pending}
              onClick={() => drop.submit({ seriesId: series.id })}
            >
              Delete
            </Button>
          </>
        }
      />
    </AlertDialog>
  )
}
