"""Schedules kept whole: no construction above makes them. A point is a digit or a letter.

8-4-10 (posed in sci.op-research in 1998): 32 people stand in four cubes of eight, and the three
bits of a corner can be turned over for all cubes at once without a change. Six rounds join one
corner of each cube; two rounds join edges of two cubes and edges of the others; two rounds join
edges of two cubes, and faces within the others.
"""

KEPT: dict[tuple[int, int], str] = {
    (8, 4): """
08go 19hp 2aiq 3bjr 4cks 5dlt 6emu 7fnv
09ir 18jq 2bgp 3aho 4dmv 5cnu 6fkt 7els
0ajs 1bit 28hu 39gv 4eno 5fmp 6clq 7dkr
0bku 1alv 29ms 38nt 4fgq 5ehr 6dio 7cjp
0cht 1dgs 2ejv 3fiu 48lp 59ko 6anr 7bmq
0dnp 1cmo 2flr 3ekq 49jt 58is 6bhv 7agu
03lm 12kn 47hi 56gj 8crv 9dqu aept bfos
05qv 14ru 27ot 36ps 8akm 9bln cegi dfhj
01ef 23cd 45ab 6789 ghkl ijmn opqr stuv
gmrt hnqs ikpv jlou 0246 1357 8bde 9acf
""",
}
