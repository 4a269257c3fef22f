/** The product's colours, as much of them as these pages need. Dark first; light when the system asks for it. */
export const style = `
:root{color-scheme:dark;--s0:oklch(.163 .007 264);--s1:oklch(.196 .008 264);--s2:oklch(.232 .01 264);--s3:oklch(.272 .012 264);
--b1:oklch(.262 .01 264);--b2:oklch(.33 .013 264);--b3:oklch(.54 .018 264);--t1:oklch(.965 .003 264);--t2:oklch(.805 .01 264);--t3:oklch(.69 .014 264);
--af:oklch(.805 .158 76);--ah:oklch(.845 .152 79);--on:oklch(.215 .042 66);--at:oklch(.835 .145 79);--as:oklch(.265 .038 72);--al:oklch(.47 .085 74);
--neg:oklch(.735 .155 21);--negs:oklch(.262 .05 20);--pos:oklch(.79 .16 156)}
@media (prefers-color-scheme:light){:root{color-scheme:light;--s0:oklch(.972 .003 264);--s1:#fff;--s2:oklch(.957 .004 264);--s3:oklch(.928 .006 264);
--b1:oklch(.912 .005 264);--b2:oklch(.845 .008 264);--b3:oklch(.6 .014 264);--t1:oklch(.215 .014 264);--t2:oklch(.395 .016 264);--t3:oklch(.49 .016 264);
--af:oklch(.805 .16 76);--ah:oklch(.775 .16 74);--on:oklch(.215 .042 66);--at:oklch(.485 .105 64);--as:oklch(.962 .042 84);--al:oklch(.83 .11 80);
--neg:oklch(.51 .19 25);--negs:oklch(.958 .022 20);--pos:oklch(.47 .12 155)}}
*{box-sizing:border-box}
html{scroll-padding-top:72px}
body{margin:0;background:var(--s0);color:var(--t1);font:14px/1.57 Geist,ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;-webkit-font-smoothing:antialiased}
a{color:inherit}
:focus-visible{outline:2px solid var(--at);outline-offset:2px;border-radius:5px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:12px;background:var(--s3);padding:8px 12px;z-index:9}
.bar{position:sticky;top:0;z-index:5;background:var(--s1);border-bottom:1px solid var(--b1)}
.bar nav{max-width:1080px;margin:0 auto;padding:0 16px;min-height:52px;display:flex;align-items:center;gap:4px;flex-wrap:wrap}
.bar a{text-decoration:none;color:var(--t2);padding:8px 10px;border-radius:7px;min-height:36px}.bar a:hover{background:var(--s2);color:var(--t1)}
.bar .brand{font-weight:600;color:var(--at);letter-spacing:-.011em}
main{max-width:1080px;margin:0 auto;padding:24px 16px 48px}
footer{max-width:1080px;margin:0 auto;padding:16px;color:var(--t3);font-size:12px;border-top:1px solid var(--b1)}
h1{font-size:24px;line-height:30px;letter-spacing:-.022em;margin:0 0 6px;overflow-wrap:anywhere}
h2{font-size:16px;line-height:24px;margin:32px 0 12px}h3{font-size:13px;line-height:20px;margin:0;color:var(--t2);font-weight:500}
p{margin:0 0 12px;max-width:68ch}.lead{color:var(--t2)}.side{font-size:13px;color:var(--t2);font-weight:500;margin:0}.dim{color:var(--t3);font-size:12px}.mono,code{font-family:"Geist Mono",ui-monospace,Menlo,Consolas,monospace;font-size:12px;overflow-wrap:anywhere}
.notice{background:var(--as);border:1px solid var(--al);border-radius:7px;padding:10px 14px;margin-bottom:20px;max-width:none}.notice.bad{background:var(--negs);border-color:var(--neg)}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,236px),1fr));gap:12px;padding:0;margin:0;list-style:none}
.card{background:var(--s1);border:1px solid var(--b1);border-radius:10px;padding:16px}
.card.wait{border-color:var(--al)}
a.card,button.card{display:block;text-decoration:none;width:100%;text-align:left;color:inherit;font:inherit;cursor:pointer}a.card:hover,button.card:hover{background:var(--s2);border-color:var(--b2)}
.name{font-weight:600;font-size:16px;letter-spacing:-.011em;display:block;overflow-wrap:anywhere}
.tags{display:flex;flex-wrap:wrap;gap:6px;margin-top:8px}
.tag{font-size:12px;line-height:16px;padding:2px 8px;border-radius:5px;background:var(--s2);color:var(--t2);border:1px solid var(--b1)}.tag.hot{background:var(--as);color:var(--at);border-color:var(--al)}.tag.bad{background:var(--negs);color:var(--neg);border-color:transparent}
.items{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,210px),1fr));gap:8px;padding:0;margin:8px 0 0;list-style:none}
.item{background:var(--s2);border:1px solid var(--b1);border-left:4px solid var(--c,var(--b3));border-radius:7px;padding:8px 10px;min-width:0}
.item b{font-weight:500;display:block;font-size:13px;line-height:18px;overflow-wrap:anywhere}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,260px),1fr));gap:16px;margin:14px 0}
.msg{margin-top:10px;border-left:2px solid var(--b3);padding-left:10px;color:var(--t1);overflow-wrap:anywhere}
.row{display:flex;flex-wrap:wrap;gap:8px;align-items:end}.stack{display:grid;gap:12px}
form{margin:0}label{display:grid;gap:4px;font-size:12px;color:var(--t2)}label.check{display:flex;gap:8px;align-items:center;font-size:13px;min-height:28px}
input,select{font:inherit;font-size:13px;color:var(--t1);background:var(--s0);border:1px solid var(--b3);border-radius:7px;min-height:36px;padding:0 10px;max-width:100%}
input[type=checkbox]{width:18px;min-height:18px;accent-color:var(--af)}
button{font:inherit;font-size:13px;font-weight:500;min-height:36px;padding:0 14px;border-radius:7px;border:1px solid var(--b2);background:var(--s2);color:var(--t1);cursor:pointer}button:hover{background:var(--s3)}
button.go{background:var(--af);border-color:var(--af);color:var(--on);font-weight:600}button.go:hover{background:var(--ah)}button.stop{color:var(--neg)}
.scroll{overflow-x:auto;border:1px solid var(--b1);border-radius:10px;background:var(--s1)}
table{border-collapse:collapse;width:100%;font-size:13px}th{text-align:left;font-weight:500;color:var(--t3);font-size:12px}th,td{padding:8px 12px;border-bottom:1px solid var(--b1);vertical-align:top}tr:last-child td{border-bottom:0}
@media(max-width:380px){.bar nav{padding:0 8px;gap:0}.bar a{padding:8px 7px}}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 12px}dt{color:var(--t3)}dd{margin:0;overflow-wrap:anywhere}
`
