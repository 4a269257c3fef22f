-- Blocks are packed already: trying to compress them again costs every reader time and saves nothing.
alter table candle_block alter column data set storage external;
